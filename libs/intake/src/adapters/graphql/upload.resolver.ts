import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor } from '#libs/kernel';
import { OrderReader, ServiceOrderType } from '#libs/orders';
import {
  FileLinks,
  ForbiddenError,
  LoaderFactory,
  Loaders,
  OncePerDocument,
  OptionalActor,
  RequestLanguage,
  toUserError,
  UnauthenticatedError,
  type CommandRefused,
  type RequestLoaders,
} from '#libs/platform';
import type { Upload } from '../../application/upload';
import { Uploads, type Sender } from '../../application/uploads.service';
import { maySee } from '../../domain/upload';
import {
  AttachUploadInput,
  UploadPurposeType,
  UploadResult,
  UPLOADS_OF_ORDER,
  UploadType,
} from './upload.types';

/** Pictures on orders: hung up by those who were there, seen by the order's people and its units. */
@Resolver(() => ServiceOrderType)
export class UploadResolver {
  constructor(
    private readonly uploads: Uploads,
    private readonly reader: OrderReader,
    private readonly links: FileLinks,
  ) {}

  @OncePerDocument()
  @Mutation(() => UploadResult, {
    description: '附图: hangs a picture that was sent by POST /uploads on an order',
  })
  async attachUpload(
    @OptionalActor() actor: PersonActor | null,
    @RequestLanguage() language: Language,
    @Args('input') { progressToken, ...input }: AttachUploadInput,
  ): Promise<UploadType | CommandRefused> {
    const sender = await this.senderOf(actor, progressToken ?? null, input.orderId);
    const attached = await this.uploads.attach(sender, { ...input, occurredAt: input.occurredAt ?? null });
    return attached.ok ? this.toType(attached.value) : toUserError(attached.error, language);
  }

  @ResolveField('uploads', () => [UploadType], { description: 'Pictures, as far as the caller may see them' })
  async picturesOf(
    @Parent() { view }: ServiceOrderType,
    @Loaders() loaders: RequestLoaders,
  ): Promise<UploadType[]> {
    if (!view.visibility.full) return [];
    const uploads = await loaders.get(UPLOADS_OF_ORDER).load(view.order.id);
    return uploads
      .filter(({ purpose }) => maySee(view.visibility.parties, purpose!))
      .map((one) => this.toType(one));
  }

  private async senderOf(actor: PersonActor | null, slip: string | null, orderId: string): Promise<Sender> {
    if (slip !== null) {
      const view = await this.reader.byToken(slip);
      if (!view.ok || view.value.order.id !== orderId) throw new ForbiddenError();
      return { kind: 'TOKEN', orderId, streetId: view.value.order.streetId };
    }
    if (!actor) throw new UnauthenticatedError();
    return actor;
  }

  private toType({ id, fileId, purpose, attachedAt, width, height }: Upload): UploadType {
    return Object.assign(new UploadType(), {
      id,
      purpose: UploadPurposeType[purpose!],
      attachedAt,
      width,
      height,
      url: this.links.urlOf(fileId),
    });
  }
}

@Injectable()
export class UploadLoaders implements OnModuleInit {
  constructor(
    private readonly loaders: LoaderFactory,
    private readonly uploads: Uploads,
  ) {}

  onModuleInit(): void {
    this.loaders.register(UPLOADS_OF_ORDER, async (ids) => {
      const found = await this.uploads.ofOrders(ids);
      return ids.map((id) => found.get(id) ?? []);
    });
  }
}
