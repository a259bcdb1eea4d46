using System;

namespace DupNet.Training.Planning;

/// <summary>No network fits what the user wants; the message has the figures of both.</summary>
/// <param name="message">What does not fit.</param>
public sealed class PlanException(string message) : Exception(message);
