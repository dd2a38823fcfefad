import type { Edit } from '$lib/ui/edits';

/** A change to the selected text: put between marks, or begun on each of its lines. */
interface Marks {
  before: string;
  after?: string;
  isPerLine?: boolean;
}

const marks: Record<Edit, Marks> = {
  bold: { before: '**', after: '**' },
  italic: { before: '_', after: '_' },
  link: { before: '[', after: '](https://)' },
  quote: { before: '> ', isPerLine: true },
  code: { before: '`', after: '`' },
  list: { before: '- ', isPerLine: true },
};

/** Applies an edit where the caret or selection is, and leaves the same words selected. */
export function applyEdit(area: HTMLTextAreaElement, edit: Edit): void {
  const { before, after = '', isPerLine } = marks[edit];
  const { selectionStart: start, selectionEnd: end, value } = area;
  const chosen = value.slice(start, end);
  if (isPerLine) {
    const from = value.lastIndexOf('\n', start - 1) + 1;
    const lines = value.slice(from, end).split('\n');
    area.setRangeText(lines.map((line) => before + line).join('\n'), from, end, 'end');
  } else if (edit === 'code' && chosen.includes('\n')) {
    area.setRangeText(`\`\`\`\n${chosen}\n\`\`\``, start, end, 'end');
  } else {
    area.setRangeText(before + chosen + after, start, end);
    area.setSelectionRange(start + before.length, end + before.length);
  }
  area.focus();
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Puts a text where writing goes on. */
export function append(area: HTMLTextAreaElement, text: string): void {
  area.value = area.value.trim() ? `${area.value.trimEnd()}\n\n${text}` : text;
  area.setSelectionRange(area.value.length, area.value.length);
  area.focus();
  area.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
