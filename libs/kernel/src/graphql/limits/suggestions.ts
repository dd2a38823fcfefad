/** An error's words without the names of fields, arguments and types that its sender did not write. */
export const withoutSuggestions = (message: string): string =>
  message.replace(/ Did you mean [\s\S]*$/, '');
