import { type Doc, isDoc } from './bson-types';
import { demand, StoreError } from './errors';

const LISTS = ['$and', '$or', '$nor'];

/** The filter without its comments; refuses what mingo would understand differently from MongoDB, or not at all. */
export function checkedFilter(filter: unknown): Doc {
  demand(isDoc(filter), 'TypeMismatch', 'a filter must be a document');
  const { $comment: _, ...rest } = filter;
  for (const [name, operand] of Object.entries(rest)) {
    if (LISTS.includes(name)) checkList(name, operand);
    else if (name.startsWith('$')) checkTop(name);
    else if (isDoc(operand)) checkNot(operand);
  }
  return rest;
}

function checkList(name: string, operand: unknown): void {
  const filled = Array.isArray(operand) && operand.length > 0 && operand.every(isDoc);
  demand(filled, 'BadValue', `${name} must be a nonempty array of documents`);
  for (const part of operand) checkedFilter(part);
}

function checkTop(name: string): void {
  if (name === '$text') throw new StoreError('IndexNotFound', 'text index required for $text query');
  const refused = name === '$where' || name === '$jsonSchema';
  demand(!refused, 'NotImplemented', `This store does not support ${name}`);
  demand(name === '$expr', 'BadValue', `unknown top level operator: ${name}`);
}

function checkNot(condition: Doc): void {
  if (!('$not' in condition)) return;
  const { $not } = condition;
  const usable = $not instanceof RegExp || (isDoc($not) && Object.keys($not).length > 0);
  demand(usable, 'BadValue', '$not needs a regex or a document');
}
