namespace PresenceSensor
{
    /// <summary>The board's deep sleep.</summary>
    public interface IPower
    {
        /// <summary>Sleeps. On a board this does not return: the program starts anew when the time is over or the motion detector sees something.</summary>
        /// <param name="seconds">For how long at most.</param>
        void Sleep(int seconds);
    }
}
