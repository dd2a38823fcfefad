/**
 * Every event and its payload, filled by the features through declaration merging:
 * `declare module '@parvis/kernel' { interface DomainEvents { 'post.created': PostCreated } }`.
 * Names are past tense; payloads hold ids and the facts that may change later.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features merge their events into it
export interface DomainEvents {}

export type EventName = keyof DomainEvents & string;

export interface RecordedEvent<Name extends EventName = EventName> {
  id: string;
  name: Name;
  payload: DomainEvents[Name];
  actorId: string | null;
  occurredAt: Date;
}
