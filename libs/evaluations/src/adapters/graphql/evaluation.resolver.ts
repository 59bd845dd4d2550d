import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language } from '#libs/kernel';
import { RequestLanguage } from '#libs/platform';
import { DIMENSION_TEXT, DIMENSIONS, isStars, LEVEL_TEXT, TAG_TEXT } from '../../domain/levels';
import { STATUS_TEXT } from '../../domain/provenance';
import { STAGE_TEXT } from '../../domain/stages';
import { PURPOSE_TEXT } from '../../domain/callbacks';
import { CallbackType, DimensionRatingType, EvaluationTagType, EvaluationType } from './evaluation.types';

/** What an evaluation says in words. */
@Resolver(() => EvaluationType)
export class EvaluationResolver {
  @ResolveField(() => String)
  stageText(@Parent() { stage }: EvaluationType, @RequestLanguage() language: Language): string {
    return STAGE_TEXT[stage][language];
  }

  @ResolveField(() => String)
  starsText(@Parent() { stars }: EvaluationType, @RequestLanguage() language: Language): string {
    return isStars(stars) ? LEVEL_TEXT[stars][language] : '';
  }

  @ResolveField(() => String)
  statusText(@Parent() { status }: EvaluationType, @RequestLanguage() language: Language): string {
    return STATUS_TEXT[status][language];
  }

  @ResolveField(() => [DimensionRatingType])
  dimensions(
    @Parent() evaluation: EvaluationType,
    @RequestLanguage() language: Language,
  ): DimensionRatingType[] {
    return DIMENSIONS.flatMap((dimension) => {
      const stars = evaluation.dimensions[dimension];
      return stars === undefined ? [] : [{ dimension, text: DIMENSION_TEXT[dimension][language], stars }];
    });
  }

  @ResolveField(() => [EvaluationTagType])
  tags(@Parent() evaluation: EvaluationType, @RequestLanguage() language: Language): EvaluationTagType[] {
    return evaluation.tags.map((tag) => ({ tag, text: TAG_TEXT[tag][language] }));
  }
}

@Resolver(() => CallbackType)
export class CallbackResolver {
  @ResolveField(() => String, { description: 'Why somebody is phoned, in the caller’s language' })
  purposeText(@Parent() { purpose }: CallbackType, @RequestLanguage() language: Language): string {
    return PURPOSE_TEXT[purpose][language];
  }
}
