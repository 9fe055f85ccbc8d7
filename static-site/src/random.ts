/** 32 random bytes in base64url: the coordinator's secret. 43 characters. */
export function secret(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** An id for one write; 96 random bits, 16 characters. */
export function writeId(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(12)));
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');
}
