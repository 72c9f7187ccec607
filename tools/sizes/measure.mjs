import ts from 'typescript';
import { isExempt, limits } from './limits.mjs';

/** What one source file measures, and where it breaks a limit: { lines, functions: [lines], violations: [{ line, what }] }. */
export function measure(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = { lines: lineCount(text), functions: [], violations: [] };
  if (found.lines > limits.fileLines && !isExempt(file, 'fileLines')) {
    found.violations.push({ line: 1, what: `file of ${found.lines} lines, the limit is ${limits.fileLines}` });
  }
  const visit = (node) => {
    if (node.body && ts.isFunctionLike(node)) measureFunction(node, source, found);
    const what = forbidden(node);
    if (what) found.violations.push({ line: lineOf(source, node.getStart(source)), what });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const lineCount = (text) => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
const lineOf = (source, position) => source.getLineAndCharacterOfPosition(position).line + 1;

function measureFunction(node, source, found) {
  const line = lineOf(source, startOf(node, source));
  const lines = lineOf(source, node.end) - line + 1;
  if (isDeclared(node)) found.functions.push(lines);
  if (lines > limits.functionLines && !holdsTests(node)) {
    found.violations.push({ line, what: `function of ${lines} lines, the limit is ${limits.functionLines}` });
  }
  const limit = ts.isConstructorDeclaration(node) ? limits.constructorParameters : limits.parameters;
  const count = node.parameters.filter(({ name }) => name.getText(source) !== 'this').length;
  if (count > limit && !takesTableRow(node)) found.violations.push({ line, what: `${count} parameters, the limit is ${limit}` });
}

/** Where the function itself begins, its decorators and comment aside. */
function startOf(node, source) {
  const decorators = ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : [];
  return decorators.length > 0
    ? source.text.slice(decorators.at(-1).end).search(/\S/) + decorators.at(-1).end
    : node.getStart(source);
}

/** A function with a name of its own; inline callbacks would only blur the statistics. */
const isDeclared = (node) =>
  !(ts.isArrowFunction(node) || ts.isFunctionExpression(node)) ||
  ts.isVariableDeclaration(node.parent) ||
  ts.isPropertyDeclaration(node.parent) ||
  ts.isPropertyAssignment(node.parent);

const PART_OF_A_SUITE = /^(?:[fx]?(?:describe|it|test)|answers|refuses|beforeAll|beforeEach|afterAll|afterEach)\b/;
const calls = (node, name) => ts.isCallExpression(node) && name.test(node.expression.getText());

/** The callback of a describe, and a function that declares tests: a list to be read one by one, not a function to be read at once. */
function holdsTests(node) {
  if (calls(node.parent, /^[fx]?describe\b/)) return true;
  const statements = ts.isBlock(node.body) ? node.body.statements : [];
  return statements.some((statement) => ts.isExpressionStatement(statement) && calls(statement.expression, PART_OF_A_SUITE));
}

/** The callback of it.each and describe.each takes as many parameters as its table has columns. */
const takesTableRow = (node) => calls(node.parent, /\.each\b/);

function forbidden(node) {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return '`any`';
  const isDefault =
    (ts.isExportAssignment(node) && !node.isExportEquals) ||
    (ts.isExportSpecifier(node) && node.name.text === 'default') ||
    (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword));
  return isDefault ? 'default export' : undefined;
}
