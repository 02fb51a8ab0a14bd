// Package scheduler decides who is reminded of what today. It is given what is known of the cities ([Standing]), the working days
// ([Calendar]), the moments ([Notice]) and the day, and gives the reminders ([Due]): no clock, no files, no database.
package scheduler
