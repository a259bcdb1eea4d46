using DupNet.Evaluation;

namespace DupNet.DataSets.Labels;

/// <summary>A photo with labels that fit it.</summary>
/// <param name="Photo">The photo.</param>
/// <param name="Draft">The photo as its labels have it.</param>
/// <param name="Hash">SHA-256 of the file's bytes in hexadecimal digits.</param>
internal sealed record FittedPhoto(LabelledPhoto Photo, PhotoDraft Draft, string Hash);
