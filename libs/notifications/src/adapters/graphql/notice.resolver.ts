import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import { OrganizationDirectory } from '#libs/organizations';
import {
  CommandRefused,
  connectionOf,
  CurrentActor,
  outcomeOf,
  pageRequest,
  RequestLanguage,
  toConnection,
  toUserError,
  type Connection,
} from '#libs/platform';
import { CallList } from '../../application/call-list.service';
import { NoticeInbox } from '../../application/notice-inbox.service';
import { noticeText } from '../../domain/notice-text';
import { CallListArgs, MyNoticesArgs, NoticeInput } from './notice.args';
import { NoticeType } from './notice.type';

const NoticeConnection = connectionOf(NoticeType, 'Notice');
const NoticeResult = outcomeOf('NoticeResult', () => NoticeType);

@Resolver(() => NoticeType)
export class NoticeResolver {
  constructor(
    private readonly inbox: NoticeInbox,
    private readonly calls: CallList,
    private readonly organizations: OrganizationDirectory,
  ) {}

  @Query(() => NoticeConnection, {
    description: 'What you are told, personally and by your roles; newest first',
  })
  async myNotices(
    @CurrentActor() actor: PersonActor,
    @Args() args: MyNoticesArgs,
  ): Promise<Connection<NoticeType>> {
    const page = pageRequest(args);
    const rows = await this.inbox.list(actor, page, args.unreadOnly);
    return toConnection(
      rows,
      page,
      (row) => row,
      (row): NoticeType => row,
    );
  }

  @Query(() => NoticeConnection, { description: 'People the desk has to phone, oldest first' })
  async callList(
    @CurrentActor() actor: PersonActor,
    @Args() args: CallListArgs,
  ): Promise<Connection<NoticeType>> {
    const page = pageRequest(args);
    const rows = await this.calls.list(actor, args.organizationId, page);
    return toConnection(
      rows,
      page,
      (row) => row,
      (row): NoticeType => row,
    );
  }

  @Mutation(() => NoticeResult)
  async markNoticeRead(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: NoticeInput,
  ): Promise<NoticeType | CommandRefused> {
    return answer(await this.inbox.markRead(actor, input.noticeId), language);
  }

  @Mutation(() => NoticeResult, { description: 'The desk has told the person by phone' })
  async recordNoticeCall(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: NoticeInput,
  ): Promise<NoticeType | CommandRefused> {
    return answer(await this.calls.recordCall(actor, input.noticeId), language);
  }

  @ResolveField(() => String)
  title(@Parent() notice: NoticeType, @RequestLanguage() language: Language): string {
    return noticeText(notice.template, notice.params, { organization: () => null }).title[language];
  }

  @ResolveField(() => String, { description: 'Put together now: names are as they are today' })
  async body(@Parent() notice: NoticeType, @RequestLanguage() language: Language): Promise<string> {
    const ids = [notice.params.organizationId, notice.params.communityId].filter(
      (id) => typeof id === 'string',
    );
    // in memory: no loader needed
    const named = await this.organizations.byIds(ids);
    const organization = (id: string) => named.get(id)?.name ?? null;
    return noticeText(notice.template, notice.params, { organization }).body[language];
  }

  @ResolveField(() => String, { nullable: true, description: 'The order’s code that people see' })
  code(@Parent() notice: NoticeType): string | null {
    return notice.params.code ?? null;
  }
}

function answer<T>(result: Result<T, Refusal>, language: Language): T | CommandRefused {
  return result.ok ? result.value : toUserError(result.error, language);
}
