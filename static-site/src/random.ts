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

const ID_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The id of a link, made here so that a repeat of the request is known: 16 characters of which none is misread. */
export function linkId(): string {
  // 248 is the last multiple of the alphabet's length in a byte; above it some letters would come more often.
  let id = '';
  while (id.length < 16) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      if (byte < 248 && id.length < 16) id += ID_ALPHABET[byte % ID_ALPHABET.length];
    }
  }
  return id;
}
