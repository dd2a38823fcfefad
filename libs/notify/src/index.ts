// Tells members what concerns them. It knows every other lib and no lib knows it.
export * from './notify.module.js';
