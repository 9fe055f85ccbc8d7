package org.selbstcheck.app.jobs;

import java.util.List;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Write;

/// Does one kind of job.
public interface Worker {

  Job.Kind kind();

  /// Does the job. Must yield the same when it is done twice; exceptions count as a failed attempt.
  Outcome work(Job job);

  /// What is to be stored beside the job when it has failed for good, such as the state of a
  /// document.
  List<Write> onFailure(Job job, String reason);
}
