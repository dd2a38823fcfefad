import { EmbeddedPostgresError, fileError } from './postgres-error.js';

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('fileError', () => {
  it.each([
    ['EROFS', 'read-only'],
    ['EACCES', 'cannot be written'],
    ['ENOSPC', 'full'],
    ['ENOTDIR', 'is a file'],
  ])('tells the operator what %s means and what to do', (code, words) => {
    const error = fileError(failure(code), '/srv/parvis/data') as EmbeddedPostgresError;
    expect(error).toBeInstanceOf(EmbeddedPostgresError);
    expect(error.message).toContain('/srv/parvis/data');
    expect(error.message).toContain(words);
    expect(error.advice).not.toBe('');
  });

  it('hands back what it cannot explain', () => {
    const error = failure('EMFILE');
    expect(fileError(error, '/srv')).toBe(error);
  });
});
