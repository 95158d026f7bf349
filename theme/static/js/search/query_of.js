/** The words that an address asks for, of both searches. */

/**
 * Characters of a query that are read, a copied line among them: what is looked up grows with it, and
 * an address may be made by anybody. The boxes take no more (`maxlength`).
 */
export const LONGEST = 400;

/**
 * @param {URLSearchParams} said
 * @returns {string} the first characters of what is sought, none of them halved
 */
export function queryOf(said) {
  const query = (said.get("q") ?? "").trim();
  return Array.from(query.slice(0, 2 * LONGEST)).slice(0, LONGEST).join("").trim();
}
