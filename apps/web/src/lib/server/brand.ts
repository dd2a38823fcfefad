import { createHash } from 'node:crypto';
import { contrast, hexToOklch, type Oklch, oklchToHex } from './colour';

/** Shades of the brand's colour for one theme, all AA on the surfaces of that theme. */
export interface BrandShades {
  /** Fills: the brand's colour itself wherever it can be seen. */
  fill: string;
  fillHover: string;
  /** Text on the fill: black or white, whichever reads better, always at least 4.5:1. */
  onFill: string;
  /** Links and accents: the brand's hue at a lightness that reads on every surface. */
  text: string;
  /** The large area of the welcome: the fill, but dim on a dark page. */
  stage: string;
  onStage: string;
  wash: string;
  line: string;
}

const black = '#000000';
const white = '#ffffff';
/** The surfaces text may stand on (tokens.css); the wash is added to them. */
const surfaces = { light: [white, '#f0eeea'], dark: ['#0d0e12', '#2b2d34'] };
const readable = 4.6;

export function brandShades(hex: string, theme: 'light' | 'dark'): BrandShades {
  const brand = hexToOklch(hex);
  const dark = theme === 'dark';
  const tint = (l: number, c: number) => oklchToHex({ ...brand, l, c: Math.min(brand.c, c) });
  const wash = dark ? tint(0.28, 0.055) : tint(0.957, 0.022);
  const fill = visible(hex, brand, dark);
  const onFill = contrast(fill, white) >= 4.5 ? white : black;
  const stage = dark ? oklchToHex({ ...brand, l: Math.min(brand.l, 0.36) }) : fill;
  const hover = hexToOklch(fill).l + (onFill === white ? -0.05 : 0.04);
  return {
    fill,
    fillHover: oklchToHex({ ...brand, l: Math.min(0.98, Math.max(0.05, hover)) }),
    onFill,
    stage,
    onStage: dark ? white : onFill,
    text: readableOn([...surfaces[theme], wash], brand, dark ? 0.01 : -0.01),
    wash,
    line: dark ? tint(0.42, 0.08) : tint(0.86, 0.06),
  };
}

/** Near-black on a dark page and near-white on a light one would vanish; others stay exact. */
function visible(hex: string, brand: Oklch, dark: boolean): string {
  if (dark && brand.l < 0.5) return oklchToHex({ ...brand, l: 0.5 });
  if (!dark && brand.l > 0.93) return oklchToHex({ ...brand, l: 0.93 });
  return hex;
}

/** Moves lightness by steps until the colour reads on every one of the backgrounds. */
function readableOn(backgrounds: string[], brand: Oklch, step: number): string {
  let colour = { ...brand, l: step > 0 ? Math.max(brand.l, 0.66) : Math.min(brand.l, 0.56) };
  let hex = oklchToHex(colour);
  while (backgrounds.some((b) => contrast(hex, b) < readable) && colour.l > 0 && colour.l < 1) {
    colour = { ...colour, l: colour.l + step };
    hex = oklchToHex(colour);
  }
  return hex;
}

function declarations(hex: string): string {
  const light = brandShades(hex, 'light');
  const dark = brandShades(hex, 'dark');
  const both = (shade: keyof BrandShades) => `light-dark(${light[shade]},${dark[shade]})`;
  return `:root{--brand:${both('fill')};--brand-hover:${both('fillHover')};--on-brand:${both('onFill')};--stage:${both('stage')};--on-stage:${both('onStage')};--brand-text:${both('text')};--brand-wash:${both('wash')};--brand-line:${both('line')}}`;
}

export interface BrandStyle {
  css: string;
  /** The source expression that allows this style element in the Content-Security-Policy. */
  source: string;
}

let last: { hex: string; style: BrandStyle } | undefined;

/** The style element's text for a brand colour; kept until the colour changes. */
export function brandStyle(hex: string): BrandStyle {
  const safe = /^#[0-9a-f]{6}$/i.test(hex) ? hex.toLowerCase() : '#2440c4';
  if (last?.hex !== safe) {
    const css = declarations(safe);
    const digest = createHash('sha256').update(css).digest('base64');
    last = { hex: safe, style: { css, source: `'sha256-${digest}'` } };
  }
  return last.style;
}
