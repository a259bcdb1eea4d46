using System;

namespace DupNet.Counting;

/// <summary>The runtime refused what was to be counted.</summary>
/// <param name="message">The runtime's message.</param>
public sealed class CountingException(string message) : Exception(message);
