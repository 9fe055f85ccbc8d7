import { useState } from 'preact/hooks';
import type { Registration } from '../api-types.ts';
import type { Stores } from '../link.ts';
import { keepDraft, keepRegistration, forgetRegistration } from './keep.ts';
import { Own } from './own.tsx';
import { Registering } from './registering.tsx';

/** @param token of a registration that was made before */
export function RegistrationApp(props: { token: string | null; stores: Stores }) {
  const { stores } = props;
  const [token, setToken] = useState(props.token);
  const [sent, setSent] = useState<Registration | null>(null);
  if (token === null)
    return (
      <Registering
        stores={stores}
        onSent={(made, registration) => {
          keepRegistration(made, stores);
          keepDraft(null, stores);
          setSent(registration);
          setToken(made);
        }}
      />
    );
  return (
    <Own
      token={token}
      sent={sent}
      onLeave={() => {
        forgetRegistration(stores);
        setSent(null);
        setToken(null);
      }}
    />
  );
}
