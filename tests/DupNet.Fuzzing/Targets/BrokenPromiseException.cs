using System;

namespace DupNet.Fuzzing.Targets;

/// <summary>Says which promise was broken.</summary>
/// <param name="promise">The promise.</param>
internal sealed class BrokenPromiseException(string promise) : Exception("not so: " + promise);
