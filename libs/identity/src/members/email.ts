import { domainToASCII } from 'node:url';
import { cleanText, DomainError } from '@parvis/kernel';

export const EMAIL_MAX = 254;

/** Dot-atoms of RFC 5321: what people really have. Quoted and accented local parts are refused. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/** The address as it is stored, its domain in lower-case ASCII; else INVALID `wrong_form`. */
export function cleanEmail(value: string): string {
  const text = cleanText(value, { max: EMAIL_MAX });
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(0, at));
  const domain = domainToASCII(text.slice(at + 1)).toLowerCase();
  if (local.length > 64 || !LOCAL.test(local) || !DOMAIN.test(domain)) {
    throw new DomainError('INVALID', 'wrong_form');
  }
  return `${local}@${domain}`;
}
