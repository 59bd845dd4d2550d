import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Language, PersonActor, Refusal, Result } from '#libs/kernel';
import { CurrentActor, RequestLanguage, toUserError, type CommandRefused } from '#libs/platform';
import type { ImportBatch } from '../../application/import-batch';
import { Imports } from '../../application/imports.service';
import {
  ConfirmImportInput,
  ImportBatchInput,
  ImportBatchResult,
  ImportBatchType,
  ImportRowsArgs,
  ImportRowType,
  MapImportColumnsInput,
  SheetFieldType,
} from './import.types';

/** Looking at a sheet that was sent, and confirming it. */
@Resolver(() => ImportBatchType)
export class ImportResolver {
  constructor(private readonly imports: Imports) {}

  @Query(() => ImportBatchResult, {
    description: 'One’s own import: preview before, progress after it is confirmed',
  })
  async importBatch(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('id', { type: () => ID }) id: string,
  ) {
    return answer(await this.imports.byId(actor, id), language);
  }

  @Mutation(() => ImportBatchResult, { description: 'Says what the columns hold, where the titles did not' })
  async mapImportColumns(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { batchId, columns }: MapImportColumnsInput,
  ) {
    return answer(await this.imports.mapColumns(actor, batchId, columns), language);
  }

  @Mutation(() => ImportBatchResult, {
    description: '确认导入: all rows or none; confirming again changes nothing',
  })
  async confirmImport(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') input: ConfirmImportInput,
  ) {
    return answer(await this.imports.confirm(actor, input), language);
  }

  @Mutation(() => ImportBatchResult, { description: '取消导入' })
  async cancelImport(
    @CurrentActor() actor: PersonActor,
    @RequestLanguage() language: Language,
    @Args('input') { batchId }: ImportBatchInput,
  ) {
    return answer(await this.imports.cancel(actor, batchId), language);
  }

  @ResolveField(() => [ImportRowType])
  async rows(
    @Parent() { batch }: ImportBatchType,
    @RequestLanguage() language: Language,
    @Args() { first, afterRow, onlyDoubtful }: ImportRowsArgs,
  ): Promise<ImportRowType[]> {
    const rows = await this.imports.rowsOf(batch);
    return rows
      .filter((row) => row.rowNumber > afterRow)
      .filter((row) => !onlyDoubtful || row.problems.length + row.warnings.length > 0 || row.refusal !== null)
      .slice(0, first)
      .map(({ rowNumber, status, request, problems, warnings, duplicate, orderId, refusal }) => ({
        row: rowNumber,
        status,
        name: request.name,
        phone: request.phone,
        address: request.address,
        text: request.text || (request.itemName ?? ''),
        problems: problems.map((one) => one[language]),
        warnings: warnings.map((one) => one[language]),
        duplicate,
        orderId,
        refusal: refusal && toUserError(refusal, language),
      }));
  }
}

function answer(result: Result<ImportBatch, Refusal>, language: Language): ImportBatchType | CommandRefused {
  if (!result.ok) return toUserError(result.error, language);
  const batch = result.value;
  const { titles, columns, ...plain } = batch;
  return Object.assign(new ImportBatchType(), plain, {
    batch,
    columns: titles.map((title, i) => {
      const field = columns[i];
      return { title, field: field ? SheetFieldType[field] : null };
    }),
  });
}
