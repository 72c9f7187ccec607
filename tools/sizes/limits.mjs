/** The limits of docs/architecture.md, "Size". */
export const limits = { fileLines: 200, functionLines: 40, parameters: 3, constructorParameters: 5 };

/** Files that one limit does not suit, each with the reason. Keep it short: a file with logic in it never belongs here. */
export const exemptions = [{ path: /\/seed\//, rule: 'fileLines', reason: 'data, no logic' }];

/** Whether the rule is waived for the file. */
export const isExempt = (file, rule) => exemptions.some((exemption) => exemption.rule === rule && exemption.path.test(file));
