namespace DupNet.Pictures.Reading;

/// <summary>A picture file whose bytes were read through.</summary>
/// <param name="Bytes">The bytes for a decoder: the file, maybe with a missing end put right.</param>
/// <param name="Loss">What was lost, a clause such as "it is cut short: ..."; null when all pixels are there.</param>
internal sealed record CheckedBytes(byte[] Bytes, string? Loss);
