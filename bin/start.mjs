// `npm start`. This file says it when Node is too old, so it must be readable to an old Node: no
// imports at its head, nothing newer than `var`. The work is in start-steps.mjs.
// biome-ignore-all lint: it speaks the JavaScript of old.
var version = process.versions.node.split('.').map(Number);

if (version[0] > 20 || (version[0] === 20 && version[1] >= 19)) {
  import('./start-steps.mjs');
} else {
  console.error(
    'Parvis needs Node 20.19 or newer, and this is ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and run npm start again.',
  );
  process.exitCode = 1;
}
