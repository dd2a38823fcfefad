import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { admit } from './access-rules.js';
import type { DataPlace } from './data-place.js';
import { Keeper } from './keeper.js';
import { EmbeddedPostgresError } from './postgres-error.js';
import { dropStaleLocks, runningPostmaster } from './postmaster-file.js';
import type { ServerBinaries } from './server-binaries.js';
import { logMark, logSince, saysAlreadyRunning, startError } from './server-log.js';
import { type SupervisedProcess, supervise } from './server-process.js';
import { serverArguments } from './server-settings.js';

/** A server that is there but does not let us in has this long to come to itself. */
const PATIENCE_MS = 60_000;

/** A fast shutdown writes what is in memory; after this it is cut short, which costs a recovery. */
const SHUTDOWN_MS = 60_000;

/** The server process of one data directory, seen from one of the processes that use it. */
export class EmbeddedServer {
  pid = 0;
  adopted = false;
  private keeper?: Keeper;
  private own?: SupervisedProcess;
  private restarting?: Promise<void>;
  private stopping?: Promise<void>;

  constructor(
    private readonly place: DataPlace,
    private readonly binaries: ServerBinaries,
    private readonly settings: Record<string, string>,
    private readonly log: (line: string) => void,
  ) {}

  /**
   * Joins the running server or launches one, until either works. PostgreSQL's own lock file
   * decides between two launches at once: the loser finds the winner's server and joins it.
   */
  async start(): Promise<void> {
    let refusal: unknown;
    for (let deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await sleep(20)) {
      if (this.stopping) return;
      const running = runningPostmaster(this.place.dataDir)?.pid ?? (await this.launch());
      if (!running) continue;
      try {
        return this.keep(running, await Keeper.connect(this.place));
      } catch (error) {
        refusal = error;
      }
    }
    throw new EmbeddedPostgresError(
      `The PostgreSQL in ${this.place.dataDir} does not answer: ${refusal}.`,
      `See ${this.place.logFile}, or stop it (its process id is in postmaster.pid) and start again.`,
      { cause: refusal },
    );
  }

  /** Leaves; the last process to leave stops the server, and before that the others keep it. */
  stop(): Promise<void> {
    this.stopping ??= this.leave();
    return this.stopping;
  }

  /** The process id of a server that is ready, or undefined when another launch was faster. */
  private async launch(): Promise<number | undefined> {
    const { dataDir, logFile, account } = this.place;
    admit(dataDir, this.place);
    dropStaleLocks(this.place);
    const mark = logMark(logFile);
    const arguments_ = serverArguments(this.place, this.settings);
    const launched = supervise([join(this.binaries.home, 'bin/postgres'), ...arguments_], {
      account,
      logFile,
    });
    this.own = launched;
    let exit: string | undefined;
    void launched.exit.then((how) => {
      exit = how;
    });
    for (let waited = 1; exit === undefined; waited += 1) {
      const running = runningPostmaster(dataDir);
      if (running?.ready && running.pid === launched.pid) return launched.pid;
      if (waited % 1000 === 0) this.log('PostgreSQL is still recovering what was not saved');
      await sleep(10);
    }
    this.own = undefined;
    const said = logSince(logFile, mark);
    if (saysAlreadyRunning(said)) return undefined;
    throw startError('PostgreSQL did not start', exit, said, logFile);
  }

  private keep(pid: number, keeper: Keeper): void {
    this.pid = pid;
    this.adopted = this.own?.pid !== pid;
    this.own?.holdProcess(false);
    this.keeper = keeper;
    keeper.onLoss(() => {
      this.restarting = this.restart();
    });
  }

  /** Somebody killed the server below us: our pools reconnect once it is back on its socket. */
  private async restart(): Promise<void> {
    this.log('PostgreSQL has gone; starting it again');
    for (let pause = 100; !this.stopping; pause = Math.min(2 * pause, 5000)) {
      try {
        await this.start();
        return this.log('PostgreSQL is back');
      } catch (error) {
        this.log((error as Error).message);
        await sleep(pause);
      }
    }
  }

  private async leave(): Promise<void> {
    await this.restarting;
    if (!this.keeper) return;
    if (await this.keeper.leaveLast()) await this.shutDown();
    else this.own?.release();
    await this.keeper.close();
  }

  private async shutDown(): Promise<void> {
    this.own?.holdProcess(true);
    const runs = () => runningPostmaster(this.place.dataDir)?.pid === this.pid;
    const deadline = Date.now() + SHUTDOWN_MS;
    if (runs()) process.kill(this.pid, 'SIGINT');
    while (runs() && Date.now() < deadline) await sleep(5);
    if (runs()) process.kill(this.pid, 'SIGQUIT');
    if (!this.adopted) await this.own?.exit;
  }
}
