namespace DupNet.Training.Learning;

/// <summary>Some pictures, and what the heads should answer to them.</summary>
/// <param name="Count">Number of pictures.</param>
/// <param name="Side">Width and height of each picture in pixels.</param>
/// <param name="Pixels">The pictures: count * side * side * channels bytes, rows from the top, channels fastest.</param>
/// <param name="Targets">What each head should answer, in order of execution.</param>
/// <param name="TeacherLogits">A teacher's answers, one array for each head, N x outputs x rows x columns with columns fastest; null without a teacher.</param>
public sealed record Batch(int Count, int Side, byte[] Pixels, HeadTargets[] Targets, float[][]? TeacherLogits = null);
