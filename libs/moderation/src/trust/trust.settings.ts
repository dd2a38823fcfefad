import { setting } from '@parvis/kernel';

/** What a level asks for. */
export interface TrustThreshold {
  level: number;
  /** Days on which he read a thread. */
  daysVisited: number;
  /** Threads he read, each once a day. */
  threadsRead: number;
  /** Threads of others and his own in which he replied. */
  threadsReplied: number;
  /** Answers of his that the asker or staff chose. */
  answersAccepted: number;
  /** Reactions of others to his posts. */
  reactionsReceived: number;
  /** Flags of members on his posts that staff agreed with, at most. */
  flagsAgreedAgainst: number;
}
type Needed = Omit<TrustThreshold, 'level'>;

/** Days that level 3 looks back upon; levels 1 and 2 count all days. */
export const TRUST_WINDOW_DAYS = 100;
/** Days for which a level is kept, whatever happens. */
export const TRUST_STAY_DAYS = 14;
/** Share of a threshold below which the level is lost. */
export const TRUST_HYSTERESIS = 0.9;
/** Days for which a silence or a suspension keeps its member from rising. */
export const TRUST_SANCTION_DAYS = 180;

const DEFAULTS: readonly (Needed & { level: number })[] = [
  {
    level: 1,
    daysVisited: 2,
    threadsRead: 5,
    threadsReplied: 0,
    answersAccepted: 0,
    reactionsReceived: 0,
    flagsAgreedAgainst: 2,
  },
  {
    level: 2,
    daysVisited: 15,
    threadsRead: 40,
    threadsReplied: 3,
    answersAccepted: 0,
    reactionsReceived: 1,
    flagsAgreedAgainst: 5,
  },
  {
    level: 3,
    daysVisited: 50,
    threadsRead: 200,
    threadsReplied: 10,
    answersAccepted: 3,
    reactionsReceived: 20,
    flagsAgreedAgainst: 5,
  },
];

const declared = DEFAULTS.map(({ level, ...needed }) => ({
  level,
  needed: Object.entries(needed).map(([name, value]) => ({
    name: name as keyof Needed,
    setting: setting(`trust.level${level}.${name}`, value, { min: 0, max: 100_000, public: true }),
  })),
}));

/** The thresholds as the settings have them, the lowest level first. */
export function trustThresholds(
  get: (wanted: (typeof declared)[number]['needed'][number]['setting']) => number,
): TrustThreshold[] {
  return declared.map(({ level, needed }) => ({
    level,
    ...(Object.fromEntries(
      needed.map(({ name, setting }) => [name, get(setting)]),
    ) as unknown as Needed),
  }));
}
