/**
 * JSON text broken into lines without parsing it: a number of more than 15 digits would lose its last ones.
 * Text that is not JSON keeps all its characters.
 */
export function rawText(text: string): string {
  const tokens = tokensOf(text);
  let depth = 0;
  return tokens
    .map((token, index) => {
      const isEmpty = isOpening(tokens[index - 1]) && isClosing(token);
      if (isOpening(token)) {
        depth += 1;
        return isClosing(tokens[index + 1]) ? token : token + lineAt(depth);
      }
      if (isClosing(token)) {
        depth = Math.max(0, depth - 1);
        return isEmpty ? token : lineAt(depth) + token;
      }
      if (token === ',') return token + lineAt(depth);
      return token === ':' ? ': ' : token;
    })
    .join('');
}

function isOpening(token: string | undefined): boolean {
  return token === '{' || token === '[';
}

function isClosing(token: string | undefined): boolean {
  return token === '}' || token === ']';
}

function tokensOf(text: string): string[] {
  return text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/g) ?? [];
}

function lineAt(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}
