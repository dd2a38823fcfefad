import { DefaultNamingStrategy } from 'typeorm';

/** `lastPostAt` in TypeScript is `last_post_at` in PostgreSQL. */
export class SnakeNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName || snake(propertyName);
  }
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
