/** What the meaning of a line hangs on besides its text. */
export interface ReadingRules {
  /** The moment to which offsets such as `-3d` refer. */
  loadedAt: Date;
  /** Whether roles of the source are roles here; else they are fields without a place. */
  keepRoles: boolean;
}
