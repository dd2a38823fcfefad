export { type Serving, type Step, serve } from './serve.js';
