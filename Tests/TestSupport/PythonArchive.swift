/// Archives that Python makes: an independent writer.
public enum PythonArchive {
  /// The archive that the statements `python` write to: `z` is the open archive, `b` its bytes so far.
  public static func bytes(_ python: String, _ method: String = "DEFLATED") throws -> [UInt8] {
    let program = """
      import sys, io, zipfile, warnings
      warnings.simplefilter('ignore')
      b = io.BytesIO()
      z = zipfile.ZipFile(b, 'w', zipfile.ZIP_\(method))
      \(python)
      z.close()
      sys.stdout.buffer.write(b.getvalue())
      """
    return try ProcessResult.run("/usr/bin/env", ["python3", "-c", program]).output
  }
}
