package org.selbstcheck.local.template;

/// Says which part of the template cannot be read and why.
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TemplateException(String where, String why) {
    super("template.yaml, " + where + ": " + why);
  }
}
