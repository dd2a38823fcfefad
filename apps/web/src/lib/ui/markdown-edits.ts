import type { IconName } from './icons';

/** A change to the selected text: put between marks, or begun on each of its lines. */
interface Edit {
  icon: Extract<IconName, 'bold' | 'italic' | 'link' | 'quote' | 'code' | 'list'>;
  key?: string;
  before: string;
  after?: string;
  isPerLine?: boolean;
}

export const edits: Edit[] = [
  { icon: 'bold', key: 'b', before: '**', after: '**' },
  { icon: 'italic', key: 'i', before: '_', after: '_' },
  { icon: 'link', key: 'k', before: '[', after: '](https://)' },
  { icon: 'quote', before: '> ', isPerLine: true },
  { icon: 'code', before: '`', after: '`' },
  { icon: 'list', before: '- ', isPerLine: true },
];

/** Applies an edit where the caret or selection is, and leaves the same words selected. */
export function applyEdit(area: HTMLTextAreaElement, edit: Edit): void {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  if (edit.isPerLine) {
    const from = value.lastIndexOf('\n', start - 1) + 1;
    const lines = value.slice(from, end).split('\n');
    area.setRangeText(lines.map((line) => edit.before + line).join('\n'), from, end, 'end');
  } else if (edit.icon === 'code' && chosen.includes('\n')) {
    area.setRangeText(`\`\`\`\n${chosen}\n\`\`\``, start, end, 'end');
  } else {
    area.setRangeText(edit.before + chosen + (edit.after ?? ''), start, end);
    area.setSelectionRange(start + edit.before.length, end + edit.before.length);
  }
  area.focus();
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
