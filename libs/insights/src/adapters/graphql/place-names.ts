import { Injectable } from '@nestjs/common';
import { text, type Language } from '#libs/kernel';
import { ServiceCategories } from '#libs/catalogue';
import { OrganizationDirectory } from '#libs/organizations';
import { NO_CATEGORY } from '../../domain/dimensions';

const FREE_WORDS = text('自由描述', 'Free words');

/** Names for the ids and codes that figures carry. */
@Injectable()
export class PlaceNames {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly serviceCategories: ServiceCategories,
  ) {}

  async of(ids: readonly string[]): Promise<(id: string) => string> {
    const known = await this.organizations.byIds([...new Set(ids)]);
    return (id) => known.get(id)?.name ?? '';
  }

  async categories(language: Language): Promise<(code: string) => string> {
    const all = await this.serviceCategories.all();
    const names = new Map(all.map(({ code, nameZh, nameEn }) => [code, language === 'zh' ? nameZh : nameEn]));
    return (code) => (code === NO_CATEGORY ? FREE_WORDS[language] : (names.get(code) ?? code));
  }
}
