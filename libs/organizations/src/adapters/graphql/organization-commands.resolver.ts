import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import { CurrentActor, outcomeOf, RequestLanguage, toUserError, type CommandRefused } from '#libs/platform';
import { JointBodyService } from '../../application/joint-body.service';
import { ShapeOrganizationService } from '../../application/shape-organization.service';
import { SteerOrganizationService } from '../../application/steer-organization.service';
import type { OrganizationFacts } from '../../domain/organization-facts';
import {
  CreateOrganizationInput,
  JointBodyMemberInput,
  MoveOrganizationInput,
  OrganizationInput,
  RenameOrganizationInput,
  SetLoadCapInput,
  SetPublicPhoneInput,
  SetQualificationsInput,
  SetServiceAreaInput,
} from './organization.inputs';
import { OrganizationType } from './organization.types';

const OrganizationResult = outcomeOf('OrganizationResult', () => OrganizationType);
type Outcome = Promise<OrganizationFacts | CommandRefused>;

@Resolver()
export class OrganizationCommandsResolver {
  constructor(
    private readonly shape: ShapeOrganizationService,
    private readonly steer: SteerOrganizationService,
    private readonly jointBodies: JointBodyService,
  ) {}

  @Mutation(() => OrganizationResult)
  createOrganization(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: CreateOrganizationInput,
  ): Outcome {
    const { publicPhone = null, ...wanted } = input;
    return answer(this.shape.create(actor, { ...wanted, name: input.name.trim(), publicPhone }), language);
  }

  @Mutation(() => OrganizationResult)
  renameOrganization(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: RenameOrganizationInput,
  ): Outcome {
    return answer(this.shape.rename(actor, input.organizationId, input.name.trim()), language);
  }

  @Mutation(() => OrganizationResult, { description: 'Moves it with its subtree, inside the street' })
  moveOrganization(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: MoveOrganizationInput,
  ): Outcome {
    return answer(this.shape.move(actor, input.organizationId, input.parentId), language);
  }

  @Mutation(() => OrganizationResult)
  deactivateOrganization(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: OrganizationInput,
  ): Outcome {
    return answer(this.shape.setActive(actor, input.organizationId, false), language);
  }

  @Mutation(() => OrganizationResult)
  activateOrganization(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: OrganizationInput,
  ): Outcome {
    return answer(this.shape.setActive(actor, input.organizationId, true), language);
  }

  @Mutation(() => OrganizationResult, { description: '停接: no new orders until resumed' })
  pauseOrganization(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: OrganizationInput,
  ): Outcome {
    return answer(this.steer.setPausing(actor, input.organizationId, true), language);
  }

  @Mutation(() => OrganizationResult)
  resumeOrganization(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: OrganizationInput,
  ): Outcome {
    return answer(this.steer.setPausing(actor, input.organizationId, false), language);
  }

  @Mutation(() => OrganizationResult)
  setLoadCap(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: SetLoadCapInput,
  ): Outcome {
    return answer(this.steer.setLoadCap(actor, input.organizationId, input.loadCap ?? null), language);
  }

  @Mutation(() => OrganizationResult)
  setPublicPhone(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: SetPublicPhoneInput,
  ): Outcome {
    return answer(
      this.steer.setPublicPhone(actor, input.organizationId, input.publicPhone ?? null),
      language,
    );
  }

  @Mutation(() => OrganizationResult)
  setQualifications(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: SetQualificationsInput,
  ): Outcome {
    return answer(this.steer.setQualifications(actor, input.organizationId, input.qualifications), language);
  }

  @Mutation(() => OrganizationResult)
  setServiceArea(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: SetServiceAreaInput,
  ): Outcome {
    return answer(this.steer.setServiceArea(actor, input.organizationId, input.serviceAreaIds), language);
  }

  @Mutation(() => OrganizationResult, { description: 'Answers the joint body' })
  addJointBodyMember(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: JointBodyMemberInput,
  ): Outcome {
    return answer(this.jointBodies.addMember(actor, input.jointBodyId, input.organizationId), language);
  }

  @Mutation(() => OrganizationResult, { description: 'Answers the joint body' })
  removeJointBodyMember(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: JointBodyMemberInput,
  ): Outcome {
    return answer(this.jointBodies.removeMember(actor, input.jointBodyId, input.organizationId), language);
  }
}

async function answer(outcome: Promise<Result<OrganizationFacts, Refusal>>, language: Language): Outcome {
  const result = await outcome;
  return result.ok ? result.value : toUserError(result.error, language);
}
