namespace DupNet.Training.Learning;

/// <summary>Pictures and what the heads should answer to them.</summary>
/// <param name="Count">Pictures.</param>
/// <param name="Side">Width and height.</param>
/// <param name="Pixels">Count * side * side * channels bytes; rows from the top, channels fastest.</param>
/// <param name="Targets">One for each head.</param>
/// <param name="TeacherLogits">A teacher's answers, one array for each head, N x outputs x rows x columns with columns fastest; null without a teacher.</param>
public sealed record Batch(int Count, int Side, byte[] Pixels, HeadTargets[] Targets, float[][]? TeacherLogits = null);
