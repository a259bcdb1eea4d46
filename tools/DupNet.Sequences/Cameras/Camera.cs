using DupNet.Pictures;
using DupNet.Sequences.Arithmetic;

namespace DupNet.Sequences.Cameras;

/// <summary>What a camera makes of what it sees: brighter or darker, and noisy.</summary>
/// <param name="seed">Decides about the noise.</param>
/// <param name="light">How bright frames are.</param>
/// <param name="noise">The sensor's noise.</param>
internal sealed class Camera(ulong seed, Light light, SensorNoise noise)
{
    /// <summary>Changes a frame.</summary>
    /// <param name="picture">The frame as it would be seen.</param>
    /// <param name="time">Frames since the start.</param>
    public void Take(Picture picture, int time)
    {
        light.Apply(picture, time);
        noise.Add(picture, new SeededRandom(SeededRandom.Mix(seed, time)));
    }
}
