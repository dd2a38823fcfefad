/**
 * An address as Markdown may carry it, or null when it is none that the forum links: `//host`
 * becomes `https://host`, a bare `www.` gets its scheme.
 */
export function addressIn(written: string): string | null {
  const address = written.trim().replace(/^["']|["']$/g, '');
  if (address === '' || /[<>\n]/.test(address)) return null;
  if (address.startsWith('//')) return addressIn(`https:${address}`);
  if (/^www\./i.test(address)) return `http://${address}`;
  if (/^(https?:\/\/|mailto:)/i.test(address)) return address;
  return /^[a-z][a-z0-9+.-]*:/i.test(address) ? null : address;
}

/** `[label](address)`; the address alone when there is no label, both as text when not linkable. */
export function linkTo(written: string, label: string): string {
  const address = addressIn(written);
  const words = label.replace(/\s*\n\s*/g, ' ').trim();
  if (address === null) return words && words !== written ? `${words} (${written})` : written;
  if (words === '' || words === address) return autolink(address);
  return `[${balanced(words)}](${target(address)})`;
}

/** An address that shows as itself. */
export function autolink(written: string): string {
  const address = addressIn(written);
  if (address === null) return written;
  if (/^https?:\/\/\S+$/i.test(address)) return `<${address}>`;
  return `[${balanced(address)}](${target(address)})`;
}

export function imageAt(written: string, alt = ''): string {
  const address = addressIn(written);
  const words = alt.replace(/\s+/g, ' ').trim();
  if (address === null) return words ? `${words} (${written.trim()})` : written;
  return `![${balanced(words)}](${target(address)})`;
}

function target(address: string): string {
  const encoded = address.replaceAll(' ', '%20');
  return /[()]/.test(encoded) ? `<${encoded}>` : encoded;
}

/** Brackets that do not pair would end the label early. */
function balanced(label: string): string {
  let depth = 0;
  for (const sign of label.replace(/\\./g, '')) {
    if (sign === '[') depth++;
    if (sign === ']' && --depth < 0) break;
  }
  return depth === 0 ? label : label.replace(/(?<!\\)[[\]]/g, '\\$&');
}
