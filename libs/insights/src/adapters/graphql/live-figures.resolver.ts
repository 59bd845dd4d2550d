import { Inject, Optional } from '@nestjs/common';
import { Args, Context, ID, Resolver, Subscription } from '@nestjs/graphql';
import type { Clock } from '#libs/kernel';
import {
  CLOCK,
  ForbiddenError,
  LiveUpdates,
  UnauthenticatedError,
  type LiveStream,
  type RequestContext,
} from '#libs/platform';
import { FIGURES_CHANGED } from '../../application/fold.service';
import { FigureScopes } from '../../application/scope.service';
import { DashboardChangeType } from './dashboard.types';

/** A screen is told at most so often; it asks for what it shows anew each time. */
const EVERY_MS = 1000;

type Changes = LiveStream<{ dashboardChanged: DashboardChangeType }>;

@Resolver()
export class LiveFiguresResolver {
  constructor(
    private readonly scopes: FigureScopes,
    @Inject(CLOCK) private readonly clock: Clock,
    // the worker runs the same resolvers, and serves no screens
    @Optional() @Inject(LiveUpdates) private readonly live: LiveUpdates,
  ) {}

  @Subscription(() => DashboardChangeType, {
    description: 'At once, and whenever figures of the place have moved, at most once a second',
  })
  async dashboardChanged(
    @Context() context: RequestContext,
    @Args('path', { type: () => String, nullable: true }) path: string | null,
    @Args('organizationId', { type: () => ID, nullable: true }) organizationId: string | null,
  ): Promise<Changes> {
    if (!context.actor) throw new UnauthenticatedError();
    const asked = { path: path ?? null, organizationId: organizationId ?? null };
    const { streets } = await this.scopes.placeOf(context.actor, asked);
    const ids = new Set(streets.map(({ id }) => id));
    let next = 0;
    const stream: Changes = this.live.subscribe({
      matches: ({ type, streetId }) => type === FIGURES_CHANGED && ids.has(streetId),
      deliver: async () => {
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
        next = performance.now() + EVERY_MS;
        const actor = await context.currentActor();
        const isAllowed = actor !== null && (await this.maySee(actor, asked));
        if (!isAllowed) {
          stream.end();
          return null;
        }
        return { dashboardChanged: { at: this.clock.now() } };
      },
    });
    return stream;
  }

  private async maySee(...[actor, asked]: Parameters<FigureScopes['placeOf']>): Promise<boolean> {
    try {
      await this.scopes.placeOf(actor, asked);
      return true;
    } catch (error) {
      if (error instanceof ForbiddenError) return false;
      throw error;
    }
  }
}
