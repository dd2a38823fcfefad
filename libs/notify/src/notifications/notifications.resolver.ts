import { Args, ID, Int, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  OpenToSuspended,
  PageArgs,
  type SignedInViewer,
  type Viewer,
} from '@parvis/kernel';
import { NotificationConnection, NotificationsMarkReadPayload } from './notification.type.js';
import { NotificationsService } from './notifications.service.js';

@Resolver(() => ViewerType)
export class NotificationsResolver {
  constructor(private readonly service: NotificationsService) {}

  @ResolveField(() => NotificationConnection, {
    description: 'What he was told, the latest first, as far as he may still know of it.',
  })
  async notifications(@CurrentViewer() viewer: SignedInViewer, @Args() page: PageArgs) {
    return connection(await this.service.page(viewer, page));
  }

  @ResolveField(() => Int, { description: 'How many he has not read, counted up to 100.' })
  unreadNotificationCount(@CurrentViewer() viewer: SignedInViewer): Promise<number> {
    return this.service.unreadCount(viewer);
  }

  @Mutation(() => NotificationsMarkReadPayload, { description: 'Marks notifications as read.' })
  @OpenToSuspended()
  async notificationsMarkRead(
    @CurrentViewer() viewer: Viewer,
    @Args('ids', {
      type: () => [ID],
      nullable: true,
      description: 'Which, at most 100; null for all of them.',
    })
    ids: string[] | null | undefined,
  ) {
    const member = await this.service.markRead(viewer, ids ?? null);
    return { unreadNotificationCount: await this.service.unreadCount(member) };
  }
}
