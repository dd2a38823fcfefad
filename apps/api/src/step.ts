/** Runs one step of the start, printing a line with its time. */
export type Step = <T>(name: string, work: () => Promise<T>) => Promise<T>;
