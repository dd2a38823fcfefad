// Says it when Node is too old. Imported before all else, and readable to an old Node: no imports,
// nothing newer than `var`.
// biome-ignore-all lint: it speaks the JavaScript of old.
var version = process.versions.node.split('.').map(Number);

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    'Parvis needs Node 20.19 or newer, and this is ' +
      process.versions.node +
      '. Install a newer one from https://nodejs.org and run this again.',
  );
  process.exit(1);
}
