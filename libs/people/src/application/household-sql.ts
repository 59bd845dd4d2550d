/**
 * SQL: ids of everybody who shares an account, a phone or an address with the person, and of the relatives saved on either
 * side. The person's own id may be missing.
 * @param person SQL of the id
 */
export const householdSql = (person: string): string => `
SELECT p.id FROM persons self JOIN persons p ON p.phone_index = self.phone_index WHERE self.id = ${person}
UNION
SELECT p.id FROM persons self
  JOIN persons p ON p.street_id = self.street_id AND p.address_index = self.address_index
 WHERE self.id = ${person}
UNION
SELECT other.person_id FROM account_persons own
  JOIN account_persons other ON other.account_id = own.account_id
 WHERE own.person_id = ${person}
UNION SELECT relative_id FROM relatives WHERE person_id = ${person}
UNION SELECT person_id FROM relatives WHERE relative_id = ${person}`;
