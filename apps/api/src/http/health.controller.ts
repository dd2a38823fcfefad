import { Controller, Get, type OnModuleDestroy, ServiceUnavailableException } from '@nestjs/common';
import { Database } from '@parvis/kernel';

const PATIENCE_MS = 2_000;

/** What a load balancer asks: is the process alive, and does it want traffic. */
@Controller()
export class HealthController implements OnModuleDestroy {
  private stopping = false;

  constructor(private readonly db: Database) {}

  @Get('healthz')
  alive() {
    return { status: 'ok' };
  }

  /** Says no while PostgreSQL does not answer, and from the moment the process begins to stop. */
  @Get('readyz')
  async ready() {
    if (this.stopping || !(await this.databaseAnswers())) throw new ServiceUnavailableException();
    return { status: 'ok' };
  }

  onModuleDestroy(): void {
    this.stopping = true;
  }

  private databaseAnswers(): Promise<boolean> {
    const late = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), PATIENCE_MS).unref();
    });
    const answer = this.db.rows('select 1').then(
      () => true,
      () => false,
    );
    return Promise.race([answer, late]);
  }
}
