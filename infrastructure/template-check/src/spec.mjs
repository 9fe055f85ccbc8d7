/** The platform's resource types, from the offline database of @aws-cdk/aws-service-spec. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';

export function loadSpec() {
  const database = loadAwsServiceSpecSync();
  return {
    /** The type with its `properties` and `attributes`, or null. */
    resource(type) {
      const found = database.lookup('resource', 'cloudFormationType', 'equals', type);
      return found.length === 1 ? found.only() : null;
    },
    definition(reference) {
      return database.get('typeDefinition', reference.$ref);
    },
  };
}
