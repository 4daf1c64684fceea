/** How the files of a module are called, in its folder. */
export const MODULE = 'module.yaml';
export const GLOSSARY = 'glossary.yaml';
export const GUIDE = 'guide.md';
export const RUBRICS = 'rubrics.yaml';
export const quizFile = (id: string) => `${id}.yaml`;
export const caseFile = (id: string) => `cases/${id}.yaml`;
export const readingFile = (id: string) => `readings/${id}.md`;
export const plainFile = (reading: string) => `readings/${reading}.plain.md`;
export const figureFile = (name: string) => `figures/${name}.svg`;
