import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { KeyedInput } from '#libs/orders';
import { loaderToken, outcomeOf } from '#libs/platform';
import type { Upload } from '../../application/upload';

export enum UploadPurposeType {
  SERVICE_PHOTO = 'SERVICE_PHOTO',
  PAPER_SLIP = 'PAPER_SLIP',
  RECTIFICATION_EVIDENCE = 'RECTIFICATION_EVIDENCE',
}
registerEnumType(UploadPurposeType, { name: 'UploadPurpose' });

@ObjectType('Upload', {
  description: 'A picture of an order; sent by POST /uploads, attached by attachUpload',
})
export class UploadType {
  @Field(() => ID)
  id: string;
  @Field(() => UploadPurposeType)
  purpose: UploadPurposeType;
  @Field(() => Date)
  attachedAt: Date;
  @Field(() => Int)
  width: number;
  @Field(() => Int)
  height: number;
  @Field(() => String, { description: 'Opens it for ten minutes' })
  url: string;
}

export const UploadResult = outcomeOf('UploadResult', () => UploadType);
export const UPLOADS_OF_ORDER = loaderToken<string, Upload[]>('uploadsOfOrder');

@InputType()
export class AttachUploadInput extends KeyedInput {
  @Field(() => ID)
  @IsUUID()
  uploadId: string;

  @Field(() => ID)
  @IsUUID()
  orderId: string;

  @Field(() => UploadPurposeType)
  @IsEnum(UploadPurposeType)
  purpose: UploadPurposeType;

  @Field(() => String, {
    nullable: true,
    description: 'From the slip: lets its holder act without an account',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  progressToken?: string | null;
}
