namespace DupNet.Sequences.Stages;

/// <summary>What a camera looks at.</summary>
internal interface IStage
{
    /// <summary>Draws what is there at a time, without noise, and labels it.</summary>
    /// <param name="time">Frames since the start.</param>
    SequenceFrame Draw(int time);
}
