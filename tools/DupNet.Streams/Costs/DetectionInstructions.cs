using System.Collections.Generic;
using System.Linq;
using DupNet.Counting;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Measuring.Models;
using DupNet.Streams.Detectors;

namespace DupNet.Streams.Costs;

/// <summary>
/// IL instructions of a detection in a frame: counted, which is nearly the same for all frames of a size; estimated by the plan where the model takes more than
/// devices allow, so that nothing can be counted.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="file">Its bytes.</param>
/// <param name="input">Size of the network's input.</param>
internal sealed class DetectionInstructions(DupNetModel model, byte[] file, InputSize input)
{
    private readonly Dictionary<InputSize, long> _known = [];

    /// <summary>Whether all that were told so far are counted.</summary>
    public bool IsCounted { get; private set; } = true;

    /// <summary>The instructions for a frame of a size.</summary>
    /// <param name="frame">Size of the frame in pixels.</param>
    public long In(InputSize frame)
    {
        if (!_known.TryGetValue(frame, out long instructions))
        {
            _known.Add(frame, instructions = Tell(frame));
        }

        return instructions;
    }

    private long Tell(InputSize frame)
    {
        try
        {
            return DetectCounts.Measure(file, input.Width, input.Height, frame.Width, frame.Height, FrameFormat.Name).Total;
        }
        catch (CountingException)
        {
            IsCounted = false;
            var plan = new NetworkPlan(model, input.Width, input.Height);
            return Enumerable.Range(0, plan.Layers.Length).Sum(plan.Cost);
        }
    }
}
