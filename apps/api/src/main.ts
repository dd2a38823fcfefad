export { type Serving, serve } from './serve.js';
export type { Step } from './step.js';
